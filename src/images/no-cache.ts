import sharp from 'sharp';

// libvips keeps recently used operations, and with them their pixels; no picture comes twice here. Whatever uses sharp in this
// room imports this.
sharp.cache(false);
