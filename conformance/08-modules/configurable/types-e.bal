// A configurable variable is a plain name with an explicit type of anydata.

configurable var level = 1; // @error
configurable [int, int] [low, high] = [1, 2]; // @error
configurable any thing = 1; // @error
configurable int|error result = 1; // @error
configurable map<json>[] list = [];
configurable xml document = xml `<a/>`;
