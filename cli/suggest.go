package cli

import "barre/internal/similar"

// closest returns the candidate that word is most likely a slip of, "" when
// none is near.
func closest(word string, candidates []string) string {
	best, bestDist := "", len(word)/3+2 // further away is a different word
	for _, c := range candidates {
		if d := similar.Distance(word, c); d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}
