// A reference to mutable state is no isolated expression.

int[] numbers = [1];

isolated int[] a = numbers; // @error
isolated int[][] b = [[1], numbers]; // @error
isolated int[] c = numbers.clone();
isolated map<int[]> d = {k: true ? [1] : [2]};
