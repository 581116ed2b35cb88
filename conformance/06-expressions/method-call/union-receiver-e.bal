// For a value of several basic types only lang.value has functions.

public function main() {
    int[]|map<int> v = [1];
    string s = v.toString();
    int n = v.length(); // @error
}
