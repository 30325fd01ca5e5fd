package gateway

// NewStartsEvery makes a Starts with a pace for tests.
var NewStartsEvery = newStarts
