// The pattern of foreach is irrefutable for every value.

public function main() {
    [int, string][] pairs = [];
    foreach [int, string] [a, b] in pairs {
    }
    foreach [int] [a] in pairs { // @error
    }
    foreach var [a, b, c] in pairs { // @error
    }
    foreach var {x} in pairs { // @error
    }
}
