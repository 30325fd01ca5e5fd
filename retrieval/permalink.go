package retrieval

import (
	"fmt"
	"strings"
)

// Permalink is the address of a passage in the reader whose address is base:
// "https://example.org/r/v24-13352/#p48", "#p60-c" for an item, by its place
// in the Latin alphabet so that the address survives being typed. The front
// matter is the top of the page.
func (d *Document) Permalink(base string, ref Ref) string {
	page := fmt.Sprintf("%s/r/%s/", strings.TrimRight(base, "/"), d.manifest.ID)
	if ref.Paragraph == FrontMatter {
		return page
	}
	return page + "#" + d.Anchor(ref)
}

// Anchor is the id of a passage's element in the reader's page.
func (d *Document) Anchor(ref Ref) string {
	anchor := fmt.Sprintf("p%d", ref.Paragraph)
	if ref.Item == "" {
		return anchor
	}
	letters := itemLetters[false]
	position := d.Cite(ref).position[ref]
	if position < len(letters) {
		return anchor + "-" + letters[position]
	}
	return fmt.Sprintf("%s-%d", anchor, position+1)
}
