// An aggregated variable is used only where a spread may stand.

public function main() {
    var a = from var [k, n] in [["x", 3]]
        group by k
        select n; // @error
    var b = from var [k, n] in [["x", 3]]
        group by k
        select n + 1; // @error
    var c = from var [k, n] in [["x", 3]]
        group by k
        select {k, n}; // @error
    var d = from var [k, n] in [["x", 3]]
        group by k
        select [k, [n]];
}
