// Blanks between the tokens of a line.

package format

import "barre/syntax"

// spaced reports whether a blank precedes token i, which does not start a
// line; lines is how many lines end there in the source.
func (p *layout) spaced(i, lines int) bool {
	switch p.gaps[i].space {
	case spaceNone:
		return false
	case spaceOne:
		return true
	case spaceKeep:
		return p.toks[i].Off > p.toks[i-1].End
	}
	return spaceBetween(p.toks[i-1].Kind, p.toks[i].Kind)
}

// spaceBetween reports whether a blank stands between two tokens, as far as
// their kinds decide.
func spaceBetween(a, b syntax.Kind) bool {
	switch b {
	case syntax.Comma, syntax.Semi, syntax.RParen, syntax.RBrack, syntax.RBrace, syntax.RBracePipe, syntax.Dot, syntax.QuestionDot, syntax.AnnotAccess, syntax.DotLt, syntax.SlashLt, syntax.SlashStar,
		syntax.SlashStarStar, syntax.TemplateText, syntax.TemplateEnd, syntax.InterpEnd, syntax.InterpStart:
		return false
	case syntax.Ellipsis, syntax.HalfOpen:
		// Of a rest or spread member; ranges are decided by the tree.
		return a == syntax.Comma
	case syntax.LParen, syntax.LBrack:
		return spaceBeforeOpen(a)
	case syntax.LBrace, syntax.LBracePipe:
		return a != syntax.LParen && a != syntax.LBrack && a != syntax.InterpStart
	}
	switch a {
	case syntax.LParen, syntax.LBrack, syntax.LBrace, syntax.LBracePipe, syntax.Dot, syntax.QuestionDot, syntax.AnnotAccess, syntax.At, syntax.Tilde, syntax.Bang, syntax.InterpStart, syntax.TemplateStart,
		syntax.Ellipsis, syntax.HalfOpen, syntax.DotLt, syntax.SlashLt, syntax.SlashStarStar:
		return false
	}
	return true
}

// spaceBeforeOpen reports whether a blank stands between a and ( or [.
func spaceBeforeOpen(a syntax.Kind) bool {
	switch a {
	case syntax.LParen, syntax.LBrack, syntax.LBrace, syntax.LBracePipe, syntax.Dot, syntax.QuestionDot, syntax.At, syntax.Tilde, syntax.Bang, syntax.InterpStart, syntax.IdentTok, syntax.RParen, syntax.RBrack, syntax.Gt, syntax.Ellipsis,
		syntax.TemplateEnd, syntax.StringLit, syntax.SlashLt, syntax.DotLt:
		return false
	}
	return !(a.IsKeyword() && a.IsIdent())
}
