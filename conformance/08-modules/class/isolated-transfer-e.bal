// Nothing mutable goes into or out of an isolated object as a reference.

isolated class Store {
    private int[] list;

    isolated function init(int[] list) {
        self.list = list; // @error
    }

    isolated function set(int[] list) {
        lock {
            self.list = list; // @error
        }
    }

    isolated function get() returns int[] {
        lock {
            return self.list; // @error
        }
    }

    isolated function copy() returns int[] {
        lock {
            return self.list.clone();
        }
    }
}
