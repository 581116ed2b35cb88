// A table without key has no access by key.

public function main() {
    table<record {|int n;|}> t = table [{n: 1}];
    var a = t.get(1); // @error
    boolean b = t.hasKey(1); // @error
    int n = t.length();
}
