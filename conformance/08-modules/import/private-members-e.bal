// What a public class does not make public stays within its module.

import app.acc;

public function main() {
    acc:Account a = new;
    a.deposit(1);
    int n = a.total; // @error
    a.audit(); // @error
    acc:Hidden h = new; // @error
}
