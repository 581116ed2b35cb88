// Methods of an object constructor may have results of anonymous record types,
// and their bodies may make such records.
import ballerina/io;

public function main() {
    var counter = object {
        int n = 0;

        function next() returns record {|int value;|}? {
            if self.n == 2 {
                return ();
            }
            self.n += 1;
            return {value: self.n};
        }

        function pair() returns record {|int low; record {|int top;|} high;|} => {low: 0, high: {top: self.n}};
    };
    io:println(counter.next()?.value, counter.next()?.value, counter.next()?.value); // @output 12
    io:println(counter.pair().high.top); // @output 2
}
