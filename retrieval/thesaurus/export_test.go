package thesaurus

// CountFunctionWords is for tests alone.
func CountFunctionWords() int { return len(functionWords) }
