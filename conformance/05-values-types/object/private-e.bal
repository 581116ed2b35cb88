// Private members are visible only in the class's methods.

class Account {
    private int balance = 0;

    private function add(int n) {
        self.balance += n;
    }

    function deposit(int n, Account other) {
        self.add(n);
        other.add(n);
        other.balance += 1;
    }
}

public function main() {
    Account a = new;
    a.deposit(5, a);
    a.add(1); // @error
    _ = a.balance; // @error
}
