// An aggregated variable stands only where a spread may.

public function main() {
    [string, int][] data = [["a", 1]];
    var a = from var [k, n] in data
        group by k
        select [k, [n]];
    var b = from var [k, n] in data
        group by k
        select n + 1; // @error
    var c = from var [k, n] in data
        group by k
        select {k, n}; // @error
}
