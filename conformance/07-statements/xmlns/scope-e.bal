// A prefix is known only within its block; xmlns is not declared again.

public function main() {
    {
        xmlns "http://x.org" as x;
        string a = x:name;
    }
    string b = x:name; // @error
    xmlns "http://y.org" as xmlns; // @error
}
