package bot

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"strconv"
	"strings"

	"fiqra/retrieval"
)

// documentKey is three characters that stand for a document: its id would
// take a third of the room, and its place in the library may change.
func documentKey(id string) string {
	h := fnv.New32a()
	h.Write([]byte(id))
	const keys = 36 * 36 * 36
	return strconv.FormatUint(uint64(h.Sum32()%keys)+keys, 36)[1:]
}

func packRefs(refs []retrieval.Ref, lib *retrieval.Library) string {
	var b strings.Builder
	document := ""
	for i := 0; i < len(refs); {
		n := runLength(refs[i:])
		if i > 0 {
			b.WriteByte(',')
		}
		if refs[i].Document != document {
			document = refs[i].Document
			b.WriteString(documentKey(document) + "~")
		}
		b.WriteString(packRef(refs[i], lib))
		if n > 1 {
			fmt.Fprintf(&b, "-%d", refs[i+n-1].Paragraph)
		}
		i += n
	}
	return b.String()
}

// runLength is how many refs from the first on are paragraphs in a row.
func runLength(refs []retrieval.Ref) int {
	n := 1
	for n < len(refs) && refs[0].Item == "" {
		next := refs[0]
		next.Paragraph += n
		if refs[n] != next {
			break
		}
		n++
	}
	return n
}

func packRef(ref retrieval.Ref, lib *retrieval.Library) string {
	packed := strconv.Itoa(ref.Paragraph)
	if ref.Item == "" {
		return packed
	}
	paragraph, _ := lib.Quote(ref.Whole())
	for i, item := range paragraph.Items() {
		if item.Label == ref.Item {
			packed += string(rune('a' + i))
		}
	}
	return packed
}

var packedRef = regexp.MustCompile(`^(?:([0-9a-z]{3})~)?([0-9]{1,4})(?:([a-z])|-([0-9]{1,4}))?$`)

func unpackRefs(packed string, lib *retrieval.Library) ([]retrieval.Ref, bool) {
	var refs []retrieval.Ref
	var d *retrieval.Document
	for entry := range strings.SplitSeq(packed, ",") {
		m := packedRef.FindStringSubmatch(entry)
		if m == nil {
			return nil, false
		}
		if m[1] != "" {
			d = documentOf(m[1], lib)
		}
		run, ok := unpackRun(d, m[2], m[3], m[4])
		if !ok {
			return nil, false
		}
		refs = append(refs, run...)
	}
	return refs, true
}

func documentOf(key string, lib *retrieval.Library) *retrieval.Document {
	for _, d := range lib.Documents() {
		if documentKey(d.ID()) == key {
			return d
		}
	}
	return nil
}

// unpackRun reads one entry: a paragraph, an item by letter, or a range.
func unpackRun(d *retrieval.Document, number, letter, last string) ([]retrieval.Ref, bool) {
	first, _ := strconv.Atoi(number) // the pattern has made sure of digits, here and below
	if d == nil || first > d.Last() {
		return nil, false
	}
	ref := d.Paragraph(first)
	passage, ok := d.Quote(ref)
	switch {
	case !ok:
		return nil, false
	case letter != "":
		i, items := int(letter[0]-'a'), passage.Items()
		if i >= len(items) {
			return nil, false
		}
		ref.Item = items[i].Label
	case last != "":
		end, _ := strconv.Atoi(last)
		return through(d, first, end)
	}
	return []retrieval.Ref{ref}, true
}

// through are the paragraphs of a range.
func through(d *retrieval.Document, first, last int) ([]retrieval.Ref, bool) {
	if last <= first || last > d.Last() {
		return nil, false
	}
	var refs []retrieval.Ref
	for n := first; n <= last; n++ {
		refs = append(refs, d.Paragraph(n))
	}
	return refs, true
}
