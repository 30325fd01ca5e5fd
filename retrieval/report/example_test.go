package report_test

import (
	"fmt"

	"fiqra/retrieval"
	"fiqra/retrieval/report"
)

func ExampleParse() {
	manifest := retrieval.Manifest{
		ID: "a-78-500", Symbol: "A/78/500", Language: retrieval.English, Date: "2023-08-01",
		Title: map[retrieval.Language]string{retrieval.English: "Safe routes"},
	}
	doc, err := report.Parse(manifest, `
Report of the Secretary-General

I. Introduction

1. The present report was prepared in
Vienna. It covers:

    (a) Land routes;

    (b) Sea routes.
`)
	if err != nil {
		fmt.Println(err)
		return
	}
	passage, _ := doc.Quote(doc.Paragraph(1))
	fmt.Println(passage.Section())
	fmt.Println(passage.Text())
	fmt.Println(passage.Citation())
	// Output:
	// [I. Introduction]
	// The present report was prepared in Vienna. It covers:
	// (a) Land routes;
	// (b) Sea routes.
	// A/78/500, para. 1
}

func ExampleError() {
	manifest := retrieval.Manifest{ID: "a-78-500"}
	_, err := report.Parse(manifest, "1. The first.\n\n3. The third.")
	fmt.Println(err)
	// Output:
	// parsing the text of "a-78-500": line 3: a paragraph number is missing: number 3 where 2 is due
}
