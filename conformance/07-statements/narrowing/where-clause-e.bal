// A where clause narrows only what follows it.

public function main() {
    (int|string)[] l = [1];
    int[] a = from int|string v in l
        let int k = v // @error
        where v is int
        select k;
    int[] b = from int|string v in l
        where v is int
        select v;
}
