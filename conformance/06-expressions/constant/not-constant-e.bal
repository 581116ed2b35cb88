// Constant expressions refer to constants only and have no calls.

int n = 1;
final int m = 2;

function f() returns int => 1;

const A = n; // @error
const B = m + 1; // @error
const C = f(); // @error
const int[] D = [1, n]; // @error
const map<int> E = {a: 1, n}; // @error
const string F = string `${m}`; // @error
const int G = let int x = 1 in x; // @error
const int H = check 1; // @error
const int I = A is int ? 1 : 2;
