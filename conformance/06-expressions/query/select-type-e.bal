// What is selected belongs to the members of what is constructed.

public function main() {
    int[] a = from int n in [1]
        select n.toString(); // @error
    map<int> b = map from int n in [1]
        select n; // @error
    string c = from int n in [1]
        select n; // @error
    xml d = from int n in [1]
        select xml `<a/>`;
    table<record {|int x;|}> e = table key() from int n in [1]
        select {x: "y"}; // @error
}
