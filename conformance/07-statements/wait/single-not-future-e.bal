// Only futures are waited for.

public function main() returns error? {
    int n = 1;
    int a = check wait n; // @error
    future<int>? f = ();
    int b = check wait f; // @error
}
