// Command nested counts in three nested loops.
package main

import "fmt"

func main() {
	hits, sum := 0, 0
	for i := range 400 {
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
