// An isolated variable is not public, and its initializer is isolated.

int[] shared = [];
public isolated int[] a = []; // @error
isolated int[] b = shared; // @error
isolated var [c] = <[int]>[1]; // @error
isolated int[] d = [1];
