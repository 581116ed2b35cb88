// Both ends are ints.

public function main() {
    foreach var i in 1.0 ... 2.0 { // @error
        _ = i;
    }
    foreach var i in 1 ..< "x" { // @error
        _ = i;
    }
    foreach string i in 1 ... 2 { // @error
        _ = i;
    }
}
