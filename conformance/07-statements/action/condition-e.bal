// The condition of if or while is an expression.

client class Desk {
    remote function ready() returns boolean => true;
}

function f(Desk d) {
    if d->ready() { // @error
    }
    boolean ready = d->ready();
    if ready {
    }
}
