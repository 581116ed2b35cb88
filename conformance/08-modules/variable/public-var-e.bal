// A public variable says its type; so do the parts of a public pattern.

public var total = 1; // @error
public var [first, second] = [1, 2]; // @error
public [int, string] [third, fourth] = [3, "four"];
var [fifth, ...rest] = [5, 6, 7];
