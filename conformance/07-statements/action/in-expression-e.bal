// An action is no part of an expression.

client class Desk {
    remote function ask() returns int => 4;
}

function f(int n) returns int => n;

function g(Desk d) {
    int a = f(d->ask()); // @error
    int[] b = [d->ask()]; // @error
    int c = d->ask();
    int d = 1 + d->ask(); // @error
}
