package discordtest

import (
	"net/http"
	"strconv"
)

// An apiError is the body of a refusal.
type apiError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Errors  tree   `json:"errors,omitempty"`
}

func notFound(code int, message string) reply {
	return reply{http.StatusNotFound, apiError{Code: code, Message: message}}
}

func badRequest(code int, message string) reply {
	return reply{http.StatusBadRequest, apiError{Code: code, Message: message}}
}

func invalidJSON() reply { return badRequest(50109, "The request body contains invalid JSON.") }

// A tree is the errors object of a refused form: objects by field name or index,
// and at each fault's place a list under "_errors".
type tree map[string]any

// A fieldError is one entry of an "_errors" list.
type fieldError struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// A form collects the faults of a request body while it is being judged.
type form struct {
	root tree
	path []string
}

// in judges a field of the form, or an entry of a list.
func (f *form) in(key any, judge func()) {
	name, isName := key.(string)
	if !isName {
		name = strconv.Itoa(key.(int))
	}
	f.path = append(f.path, name)
	judge()
	f.path = f.path[:len(f.path)-1]
}

// fault notes a fault at the place that is being judged.
func (f *form) fault(code, message string) {
	if f.root == nil {
		f.root = tree{}
	}
	at := f.root
	for _, name := range f.path {
		next, ok := at[name].(tree)
		if !ok {
			next = tree{}
			at[name] = next
		}
		at = next
	}
	list, _ := at["_errors"].([]fieldError)
	at["_errors"] = append(list, fieldError{code, message})
}

// refusal is the reply to a form with faults, and false if it has none.
func (f *form) refusal() (reply, bool) {
	if f.root == nil {
		return reply{}, false
	}
	return reply{http.StatusBadRequest, apiError{50035, "Invalid Form Body", f.root}}, true
}
