// What other dialects have and this does not is an error.

public function main() {
    var a = re `a(?=b)`; // @error
    var b = re `(a)\1`; // @error
    var c = re `\bword`; // @error
    var d = re `(?<name>a)`; // @error
    var e = re `a{`; // @error
    var f = re `*a`; // @error
}
