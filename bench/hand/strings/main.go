// Command strings builds strings from parts.
package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

func main() {
	var parts []string
	letters := 0
	for i := range 300000 {
		line := "order " + strconv.Itoa(i) + ": " + strconv.Itoa(i%97) + " items"
		letters += utf8.RuneCountInString(line)
		parts = append(parts, line)
	}
	all := strings.Join(parts, "\n")
	built := ""
	for i := range 20000 {
		built += "x" + strconv.Itoa(i%10)
	}
	fmt.Println(letters, utf8.RuneCountInString(all), utf8.RuneCountInString(built), all[1000:1010])
}
