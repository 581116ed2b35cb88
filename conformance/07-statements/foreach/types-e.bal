// The pattern fits the values of what is iterated.

public function main() {
    foreach string s in [1, 2] { // @error
    }
    foreach var [a, b] in [1, 2] { // @error
    }
    foreach int n in 5 { // @error
    }
    foreach int n in {a: "x"} { // @error
    }
}
