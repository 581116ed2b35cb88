// Command nested counts in three nested loops.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	rounds := 400
	if len(os.Args) > 1 {
		rounds, _ = strconv.Atoi(os.Args[1])
	}
	hits, sum := 0, 0
	for i := range rounds {
		for j := range 400 {
			for k := range 200 {
				if i^j < k {
					hits++
				}
				sum += i*j - k
			}
		}
	}
	fmt.Println(hits, sum)
}
