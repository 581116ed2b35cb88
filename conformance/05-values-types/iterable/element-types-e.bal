// The values of an iteration have the type that belongs to what is iterated.

public function main() {
    map<int> ages = {a: 1};
    foreach string s in ages { // @error
    }
    foreach int c in "abc" { // @error
    }
    foreach string:Char c in "abc" {
    }
    foreach xml:Element e in xml `<a/>` {
    }
    xml mixed = xml `<a/>b`;
    foreach xml:Element e in mixed { // @error
    }
}
