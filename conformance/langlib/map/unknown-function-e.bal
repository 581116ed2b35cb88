// A method that the library does not have is an error, as is a wrong argument.

public function main() {
    map<int> m = {};
    m.add("a", 1); // @error
    int n = m.get("a", 1); // @error
    boolean b = m.hasKey(1); // @error
    string[] keys = m.keys();
}
