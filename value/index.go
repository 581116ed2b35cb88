package value

import "hash/maphash"

// nameIndex finds the places of a mapping's keys: a hash table with open
// addressing. It has hashes and places but no keys, which the mapping has.
//
// A Go map from keys to places took twice as long to fill, for a new key was
// hashed twice, and three times the memory.
type nameIndex struct {
	seed  maphash.Seed
	slots []uint64 // the hash, and the place + slotPlaces in the lower half
	used  int      // slots that are not free
}

const (
	slotFree    = 0
	slotRemoved = 1
	slotPlaces  = 2
)

// newNameIndex makes an index with room for n keys.
func newNameIndex(n int) *nameIndex {
	size := 16
	for size*3 < n*4 {
		size *= 2
	}
	return &nameIndex{seed: maphash.MakeSeed(), slots: make([]uint64, size)}
}

func (x *nameIndex) hash(k string) uint32 { return uint32(maphash.String(x.seed, k)) }

// find gives the slot of key k with hash h, or -1. base is by how much places
// are larger here than in keys.
func (x *nameIndex) find(h uint32, k string, keys []string, base int32) int {
	mask := uint32(len(x.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := x.slots[i]
		if s == slotFree {
			return -1
		}
		if uint32(s>>32) == h && uint32(s) >= slotPlaces && keys[int32(uint32(s)-slotPlaces)-base] == k {
			return int(i)
		}
	}
}

// place is the place of the key in a slot.
func (x *nameIndex) place(slot int) int32 { return int32(uint32(x.slots[slot]) - slotPlaces) }

// add notes the place of a key with hash h that is not there yet.
func (x *nameIndex) add(h uint32, place int32) {
	if (x.used+1)*4 > len(x.slots)*3 {
		x.grow()
	}
	x.insert(uint64(h)<<32 | uint64(uint32(place)+slotPlaces))
	x.used++
}

func (x *nameIndex) insert(s uint64) {
	mask := uint32(len(x.slots) - 1)
	i := uint32(s>>32) & mask
	for x.slots[i] != slotFree {
		i = (i + 1) & mask
	}
	x.slots[i] = s
}

// remove forgets the key in a slot.
func (x *nameIndex) remove(slot int) { x.slots[slot] = slotRemoved }

// grow makes room for more, and drops what was removed.
func (x *nameIndex) grow() {
	old := x.slots
	x.used = 0
	for _, s := range old {
		if uint32(s) >= slotPlaces {
			x.used++
		}
	}
	size := len(old)
	for size < x.used*2 {
		size *= 2
	}
	x.slots = make([]uint64, size)
	for _, s := range old {
		if uint32(s) >= slotPlaces {
			x.insert(s)
		}
	}
}
