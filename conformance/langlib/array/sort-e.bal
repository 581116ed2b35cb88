// Members that are not ordered need a key.

public function main() {
    map<int>[] a = [{n: 1}];
    map<int>[] b = a.sort(); // @error
    map<int>[] c = a.sort(key = isolated function(map<int> m) returns int => m.length());
}
