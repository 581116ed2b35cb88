import ballerina/log;

# How many items one run takes.
configurable int batchSize = 10;

# The entry point of the automation: a scheduler, or you, calls it by
# `barre run`.
#
# + return - an error, which ends the run with exit code 1
public function main() returns error? {
    log:printInfo("automation started", batchSize = batchSize);
    int[] items = from int i in 1 ... batchSize
        select i;
    int done = 0;
    foreach int item in items {
        check process(item);
        done += 1;
    }
    log:printInfo("automation finished", processed = done);
}

# Processes one item.
#
# + item - the number of the item
# + return - an error when the item cannot be processed
function process(int item) returns error? {
    if item < 1 {
        return error("an item has a number from 1 on", item = item);
    }
    log:printDebug("item processed", item = item);
}
