package thesaurus

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

func (c *Concept) parseBroader(list string) error {
	if c.Broader != nil {
		return errors.New("broader is there twice")
	}
	for _, id := range strings.Split(list, ";") {
		switch id = strings.TrimSpace(id); {
		case !idPattern.MatchString(id):
			return fmt.Errorf("broader: %q is no id", id)
		case id == c.ID:
			return fmt.Errorf("broader: %s is the concept itself", id)
		case slices.Contains(c.Broader, id):
			return fmt.Errorf("broader: %s is there twice", id)
		}
		c.Broader = append(c.Broader, id)
	}
	return nil
}

// checkBroader looks for ids that no line defines, and for concepts that are
// broader than themselves by way of others.
func (t *Thesaurus) checkBroader(lineOf map[string]int) []fault {
	var faults []fault
	for _, c := range t.concepts {
		for _, id := range c.Broader {
			if lineOf[id] == 0 {
				faults = append(faults, fault{lineOf[c.ID], fmt.Errorf("broader: there is no concept %s", id)})
			}
		}
		if slices.Contains(t.Broader(c.ID), c.ID) {
			faults = append(faults, fault{lineOf[c.ID], fmt.Errorf("broader: %s leads back to itself through %s", c.ID, strings.Join(c.Broader, ", "))})
		}
	}
	return faults
}
