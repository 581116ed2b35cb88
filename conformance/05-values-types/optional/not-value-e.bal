// T? is no T.

public function main() {
    int? a = 1;
    int b = a + 1; // @error
    string? s = "x";
    int l = s.length(); // @error
    int?[] list = [];
    int[] c = list; // @error
}
