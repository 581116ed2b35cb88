// A grouping key is a variable of the frame, and not an aggregated one.

public function main() {
    var a = from int n in [1]
        group by m // @error
        select 1;
    var b = from var [k, n] in [["a", 1]]
        group by k
        group by n // @error
        select [k];
}
