// A query over a mapping or range needs an expected or stated kind.

public function main() {
    map<int> m = {a: 1};
    var a = from int n in m // @error
        select n;
    int[] b = from int n in m
        select n;
}
