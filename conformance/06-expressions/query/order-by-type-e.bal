// A key's type is ordered.

public function main() {
    map<int>[] l = [];
    map<int>[] m = from map<int> v in l
        order by v // @error
        select v;
    (int|string)[] n = [];
    (int|string)[] o = from int|string v in n
        order by v // @error
        select v;
}
