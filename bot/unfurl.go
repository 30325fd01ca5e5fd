package bot

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// A Post is a message that somebody wrote in a channel of a server, and not to
// the bot. It is as sent: untrusted.
type Post struct {
	ID, Channel, Guild, Author string
	Text                       string
}

// An Unfurl is what is to be done in a channel about the paragraphs that a post
// there cites. They are shown unasked only where the server's managers have
// chosen that.
type Unfurl struct {
	Do      UnfurlAction
	Post    Post           // to reply to
	Reply   string         // id of the reply that is changed or removed
	Message render.Message // of the reply

	refs []retrieval.Ref
}

// An UnfurlAction is what is to be done with the reply to a post.
type UnfurlAction int

// The actions.
const (
	UnfurlNothing UnfurlAction = iota
	UnfurlReply
	UnfurlChange
	UnfurlRemove
)

const (
	maxUnfurled = 3                // paragraphs of a post: more are a list, and not a discussion
	againAfter  = 10 * time.Minute // in which a paragraph is shown once in a channel
	followed    = 24 * time.Hour   // how long a post is followed: whoever edits it later talks to nobody
	maxFollowed = 50_000           // posts that are followed: 10 MB at most
)

// unfurls remembers, in memory and so until the next start, what was shown where
// and in reply to what.
type unfurls struct {
	mu      sync.Mutex
	posts   map[string]*unfurled // by the post's id
	replies map[string]string    // the post's id by the reply's
	shown   map[place]time.Time
	swept   time.Time
}

type unfurled struct {
	channel string
	reply   string // "" once it was removed: it does not come back
	refs    []retrieval.Ref
	at      time.Time
}

// A place is a paragraph in a channel.
type place struct {
	channel string
	ref     retrieval.Ref
}

func newUnfurls() *unfurls {
	return &unfurls{posts: map[string]*unfurled{}, replies: map[string]string{}, shown: map[place]time.Time{}}
}

// Unfurls reports whether cited paragraphs are shown unasked in a channel.
func (h *Handler) Unfurls(guild, channel string) bool {
	return guild != "" && h.server(Request{Guild: guild}).Unfurl[channel]
}

// Posted decides on a new post.
func (h *Handler) Posted(p Post) Unfurl {
	h.unfurls.mu.Lock()
	defer h.unfurls.mu.Unlock()
	return h.posted(p)
}

func (h *Handler) posted(p Post) Unfurl {
	if !h.Unfurls(p.Guild, p.Channel) {
		return Unfurl{}
	}
	return h.unfurl(p, UnfurlReply, h.unfurls.fresh(p.Channel, h.cited(p.Text), nil))
}

// Edited decides on a post that was changed. What its reply shows already is
// shown on.
func (h *Handler) Edited(p Post) Unfurl {
	h.unfurls.mu.Lock()
	defer h.unfurls.mu.Unlock()
	known := h.unfurls.posts[p.ID]
	if known == nil {
		return h.posted(p)
	}
	refs := h.unfurls.fresh(p.Channel, h.cited(p.Text), known.refs)
	switch {
	case known.reply == "" || slices.Equal(refs, known.refs):
		return Unfurl{}
	case len(refs) == 0:
		return h.unfurls.remove(p.ID)
	}
	u := h.unfurl(p, UnfurlChange, refs)
	u.Reply = known.reply
	return u
}

// Deleted decides on a message that was deleted, by its id. With a post goes its
// reply; a reply that somebody deleted does not come back.
func (h *Handler) Deleted(message string) Unfurl {
	h.unfurls.mu.Lock()
	defer h.unfurls.mu.Unlock()
	if post, is := h.unfurls.replies[message]; is {
		h.unfurls.remove(post)
		return Unfurl{}
	}
	return h.unfurls.remove(message)
}

// Sent notes that what was decided is done: the reply has this id.
func (h *Handler) Sent(u Unfurl, reply string) {
	h.unfurls.mu.Lock()
	defer h.unfurls.mu.Unlock()
	h.unfurls.sweep()
	if len(h.unfurls.posts) < maxFollowed {
		h.unfurls.posts[u.Post.ID] = &unfurled{channel: u.Post.Channel, reply: reply, refs: u.refs, at: time.Now()}
		h.unfurls.replies[reply] = u.Post.ID
	}
	for _, ref := range u.refs {
		h.unfurls.shown[place{u.Post.Channel, ref}] = time.Now()
	}
}

// unfurl makes the reply that shows paragraphs, or nothing if there are none.
func (h *Handler) unfurl(p Post, do UnfurlAction, refs []retrieval.Ref) Unfurl {
	if len(refs) == 0 {
		return Unfurl{}
	}
	m, err := h.unfurledMessage(p, refs)
	if err != nil {
		h.opts.Log.Error("cited paragraphs are not shown", "error", err)
		return Unfurl{}
	}
	return Unfurl{Do: do, Post: p, Message: m, refs: refs}
}

func (h *Handler) unfurledMessage(p Post, refs []retrieval.Ref) (render.Message, error) {
	lang := h.language(Request{Text: p.Text, Guild: p.Guild})
	var quotations []render.Quotation
	for _, ref := range refs {
		q, err := h.quotation(state{lang: lang, refs: []retrieval.Ref{ref}})
		if err != nil {
			return render.Message{}, err
		}
		quotations = append(quotations, q)
	}
	m, cut := render.Unfurled(quotations)
	for _, i := range cut {
		one := refs[i : i+1]
		if err := h.addButton(&m, render.ParagraphLabel(lang, one), state{action: open, lang: lang, refs: one}); err != nil {
			return render.Message{}, err
		}
	}
	id, err := joinID(unfurlID, lang, p.Author+"."+p.ID)
	m.Buttons = append(m.Buttons, render.Button{ID: id, Label: render.WordsIn(lang).Remove})
	return m, err
}

// cited are the paragraphs that a post names and that exist, the first few of
// them, each once.
func (h *Handler) cited(text string) []retrieval.Ref {
	doc := h.opts.Library.Main()
	var refs []retrieval.Ref
	for _, r := range h.references(spoken(text)) {
		for _, t := range r.Targets {
			if t.Last-t.First >= doc.Last() {
				continue
			}
			found, err := doc.Resolve(retrieval.Reference{Targets: []retrieval.Target{t}})
			if err == nil {
				refs = append(refs, found...)
			}
		}
	}
	refs = once(refs)
	return refs[:min(len(refs), maxUnfurled)]
}

// unspoken is what a post shows and does not say: code, quoted lines, and what
// stands in angle brackets, which is how one keeps Discord from unfurling a link.
var unspoken = regexp.MustCompile("(?s)```.*?(?:```|$)|``.*?``|`[^`\n]*`|(?m:^[ \t]{0,3}>>>[ \t])(?s:.*)|(?m:^[ \t]{0,3}>[^\n]*)|<[^<>\n]*>")

func spoken(text string) string { return unspoken.ReplaceAllString(text, " ") }

// fresh leaves out the paragraphs that were shown in a channel a short while ago,
// but for those that the reply itself shows.
func (u *unfurls) fresh(channel string, refs, own []retrieval.Ref) []retrieval.Ref {
	var kept []retrieval.Ref
	for _, ref := range refs {
		at, shown := u.shown[place{channel, ref}]
		if !shown || time.Since(at) >= againAfter || slices.Contains(own, ref) {
			kept = append(kept, ref)
		}
	}
	return kept
}

// remove takes the reply to a post away, if there is one.
func (u *unfurls) remove(post string) Unfurl {
	known := u.posts[post]
	if known == nil || known.reply == "" {
		return Unfurl{}
	}
	removal := Unfurl{Do: UnfurlRemove, Post: Post{ID: post, Channel: known.channel}, Reply: known.reply}
	delete(u.replies, known.reply)
	known.reply = ""
	return removal
}

// sweep forgets what is too old to matter, at most once a minute.
func (u *unfurls) sweep() {
	now := time.Now()
	if now.Sub(u.swept) < time.Minute {
		return
	}
	u.swept = now
	for post, known := range u.posts {
		if now.Sub(known.at) >= followed {
			delete(u.posts, post)
			delete(u.replies, known.reply)
		}
	}
	for p, at := range u.shown {
		if now.Sub(at) >= againAfter {
			delete(u.shown, p)
		}
	}
}

// pressRemove has the reply to a post removed by the post's author, or by
// somebody who may manage messages.
func (h *Handler) pressRemove(req Request, lang retrieval.Language, rest string) (Reply, error) {
	author, post, ok := strings.Cut(rest, ".")
	if !ok || author == "" || req.Invented { // or whoever wrote the id could have any message of the bot's removed
		return outdated(lang), nil
	}
	if req.User != author && !req.Permissions.Has(ManageMessages) {
		return notice("not allowed", render.WordsIn(lang).NotYours), nil
	}
	h.unfurls.mu.Lock()
	defer h.unfurls.mu.Unlock()
	h.unfurls.remove(post)
	return Reply{Action: Remove, Outcome: "removed"}, nil
}
