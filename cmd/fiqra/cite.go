package main

import (
	"context"
	"flag"
	"fmt"

	"fiqra/config"
	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
)

func cite(_ context.Context, e env, fs *flag.FlagSet, args []string) error {
	lang := fs.String("lang", "", "cite in `ar|en|fr|es` (default the document's language)")
	style := fs.String("style", "un", "write `un|link`: the form that UN documents use, or a permalink for each paragraph")
	if err := parse(fs, args); err != nil {
		return err
	}
	library, err := builtin.Library()
	if err != nil {
		return err
	}
	doc := library.Main()
	language := doc.Language()
	if *lang != "" {
		if language, err = retrieval.ParseLanguage(*lang); err != nil {
			return misuse("-lang: %w", err)
		}
	}
	refs, err := resolve(doc, fs.Args())
	if err != nil {
		return err
	}
	switch *style {
	case "un":
		fmt.Fprintln(e.stdout, doc.Cite(refs...).In(language))
		return nil
	case "link":
		return writeLinks(e, doc, refs)
	}
	return misuse("-style is %q: use un or link", *style)
}

func writeLinks(e env, doc *retrieval.Document, refs []retrieval.Ref) error {
	cfg, err := config.Load(e.getenv, "FIQRA_PUBLIC_URL")
	if err != nil {
		return err
	}
	if cfg.PublicURL == "" {
		return misuse("-style link needs the reader's address: set FIQRA_PUBLIC_URL")
	}
	for _, ref := range refs {
		fmt.Fprintln(e.stdout, doc.Permalink(cfg.PublicURL, ref))
	}
	return nil
}
