// A closure does not use a variable that may not have been assigned.

public function main() {
    int n;
    function () returns int f = () => n; // @error
    n = 1;
}
