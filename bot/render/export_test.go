package render

// For tests of the pure steps that no exported name shows by itself.
var (
	Styled = styled
	Split  = split
)
