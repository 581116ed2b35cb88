// A spread takes lists, of the right types and lengths.

public function main() {
    int n = 1;
    int[] l = [1];
    string[] s = ["x"];
    int[] a = [...n]; // @error
    int[] b = [...s]; // @error
    int[2] c = [...l]; // @error
    [int, int] d = [1, ...l]; // @error
    map<int> m = {};
    int[] e = [...m]; // @error
}
