// A variable of let is known in the clauses after it, and final.

public function main() {
    int[] a = from int n in [1]
        where m > 0 // @error
        let int m = n
        select m;
    int[] b = from int n in [1]
        let int n = 2 // @error
        select n;
}
