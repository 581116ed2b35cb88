// In an isolated class mutable fields are private, and used within lock.

isolated class Counter {
    int open = 0; // @error
    private int n = 0;
    private final int[] & readonly fixed = [1];
    final string name = "x";

    isolated function up() returns int {
        self.n += 1; // @error
        lock {
            self.n += 1;
        }
        return self.fixed[0] + self.name.length();
    }
}
