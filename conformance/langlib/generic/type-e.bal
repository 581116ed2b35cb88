// The type parameter's argument decides what the other arguments may be.

public function main() {
    int[] list = [1];
    list.push("x"); // @error
    string[] texts = list.map(n => n + 1); // @error
    int n = list.reduce(function(int sum, string s) returns int => sum, 0); // @error
    map<string> m = {};
    string s = m.get(1); // @error
}
