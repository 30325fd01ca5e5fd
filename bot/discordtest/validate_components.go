package discordtest

import (
	"fmt"
	"unicode/utf8"
)

// The limits of components, in code points, from the API documentation
// (components/reference).
const (
	maxRows           = 5
	maxRowButtons     = 5
	maxComponents     = 40 // of the new kind, all together
	maxDisplayedText  = 4000
	maxCustomID       = 100
	maxLabel          = 80
	maxButtonURL      = 512
	maxOptions        = 25
	maxOptionText     = 100
	maxPlaceholder    = 150
	maxTextInputLabel = 45
)

// components judges a message's components. v2 says that they are of the new
// kind, where texts and buttons may stand anywhere.
func (f *form) components(components []Component, v2 bool) {
	if !v2 {
		f.rows(components)
	}
	f.each(components)
	f.uniqueCustomIDs(components)
	if v2 {
		f.displayedText(components)
	}
}

func (f *form) rows(rows []Component) {
	if len(rows) > maxRows {
		f.fault("BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between 0 and %d in length.", maxRows))
	}
	for i, row := range rows {
		if row.Type != TypeActionRow {
			f.in(i, func() {
				f.in("type", func() { f.fault("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).") })
			})
		}
	}
}

func (f *form) each(components []Component) {
	for i, c := range components {
		f.in(i, func() { f.component(c) })
	}
}

func (f *form) component(c Component) {
	switch c.Type {
	case TypeActionRow:
		f.row(c)
	case TypeButton:
		f.button(c)
	case TypeSelect:
		f.selectMenu(c)
	case TypeTextInput:
		f.text("custom_id", c.CustomID, 1, maxCustomID)
		f.text("label", c.Label, 0, maxTextInputLabel)
	case TypeTextDisplay:
		f.text("content", c.Content, 1, maxDisplayedText)
	}
	if c.Type != TypeActionRow {
		f.in("components", func() { f.each(c.Components) })
	}
	if c.Accessory != nil {
		f.in("accessory", func() { f.component(*c.Accessory) })
	}
}

// row judges an action row: at most five buttons, or one select.
func (f *form) row(c Component) {
	f.list("components", len(c.Components), 1, maxRowButtons)
	width := 0
	for _, part := range c.Components {
		width++
		if part.Type != TypeButton {
			width += maxRowButtons - 1
		}
	}
	f.in("components", func() {
		if width > maxRowButtons && len(c.Components) <= maxRowButtons {
			f.fault("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A maximum of 5 components is allowed per row")
		}
		f.each(c.Components)
	})
}

func (f *form) button(c Component) {
	f.text("label", c.Label, 0, maxLabel)
	if c.Label == "" && c.Emoji == nil {
		f.fault("BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI", "Button must have a label or an emoji")
	}
	if c.Style < 1 || c.Style > 6 {
		f.in("style", func() { f.fault("BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6).") })
	}
	if c.Style == buttonLink {
		f.text("url", c.URL, 1, maxButtonURL)
		return
	}
	f.text("custom_id", c.CustomID, 1, maxCustomID)
}

func (f *form) selectMenu(c Component) {
	f.text("custom_id", c.CustomID, 1, maxCustomID)
	f.text("placeholder", c.Placeholder, 0, maxPlaceholder)
	f.list("options", len(c.Options), 1, maxOptions)
	seen := map[string]bool{}
	f.in("options", func() {
		for i, o := range c.Options {
			f.in(i, func() {
				f.text("label", o.Label, 1, maxOptionText)
				f.text("value", o.Value, 1, maxOptionText)
				f.text("description", o.Description, 0, maxOptionText)
				if seen[o.Value] {
					f.in("value", func() {
						f.fault("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
					})
				}
				seen[o.Value] = true
			})
		}
	})
}

func (f *form) uniqueCustomIDs(components []Component) {
	seen := map[string]bool{}
	for _, c := range allComponents(components) {
		if c.CustomID != "" && seen[c.CustomID] {
			f.fault("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
		}
		seen[c.CustomID] = true
	}
}

func (f *form) displayedText(components []Component) {
	all := allComponents(components)
	total := 0
	for _, c := range all {
		total += utf8.RuneCountInString(c.Content)
	}
	if total > maxDisplayedText {
		f.fault("COMPONENT_MAX_TOTAL_TEXT_DISPLAY_LENGTH", fmt.Sprintf("The total text of components exceeds %d characters", maxDisplayedText))
	}
	if len(all) > maxComponents {
		f.fault("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", fmt.Sprintf("The total number of components cannot exceed %d", maxComponents))
	}
}
