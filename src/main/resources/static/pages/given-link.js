// Links that were given when their reader stood at this address: what follows the # goes on to where it stands now.
if (location.hash.includes('shlink:')) {
  location.replace('/read' + location.hash);
}
